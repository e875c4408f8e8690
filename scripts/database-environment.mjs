import { TestEnvironment } from 'jest-environment-node';

/** Tells where tests and files end, also of files in a group: others may have their databases then, see test/support/lent-databases.ts. */
export default class DatabaseEnvironment extends TestEnvironment {
  async handleTestEvent({ name, describeBlock }) {
    const { lentDatabases } = this.global;
    if (name === 'run_start') lentDatabases?.testsBegin();
    if (name === 'test_start') lentDatabases?.testBegins();
    if (name === 'test_done' || name === 'test_skip') await lentDatabases?.testEnded();
    // The block around all has no parent.
    const outermost = name === 'run_describe_finish' && describeBlock.parent?.parent === undefined;
    if (outermost) await lentDatabases?.describeEnded();
  }

  async teardown() {
    this.global.lentDatabases?.allEnded();
    await super.teardown();
  }
}
