import { createServer, type Socket } from 'node:net';
import { z } from 'zod';

export interface TakenMail {
  from: string;
  to: string[];
  /** Headers and body as they came, with quoted-printable and base64 undone. */
  text: string;
  subject: string;
}

export interface FakeSmtp {
  /** With user and password. */
  url: string;
  mails: TakenMail[];
  /** Answers each further recipient so, as in `550 No such user`; null: takes all. */
  refuse(answer: string | null): void;
  close(): Promise<void>;
}

/** An SMTP server for tests (RFC 5321, as much of it as a client needs): greets, checks a password, takes mail. */
export async function startFakeSmtp({ user = 'bot', password = 'pa55 word' } = {}): Promise<FakeSmtp> {
  const mails: TakenMail[] = [];
  const sockets = new Set<Socket>();
  let refusal: string | null = null;

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    let from = '';
    let to: string[] = [];
    let data: string[] | null = null;
    let rest = '';
    const say = (line: string) => socket.write(`${line}\r\n`);
    socket.setEncoding('utf8');
    socket.on('data', (chunk) => {
      rest += String(chunk);
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        take(line);
      }
    });
    say('220 fake ESMTP');

    function take(line: string): void {
      if (data) {
        if (line !== '.') return void data.push(line.replace(/^\.\./u, '.'));
        mails.push(readMail(from, to, data));
        data = null;
        return void say(`250 taken as ${mails.length}`);
      }
      const word = line.slice(0, 4).toUpperCase();
      if (word === 'EHLO' || word === 'HELO') {
        say('250-fake');
        return void say('250 AUTH PLAIN');
      }
      if (word === 'AUTH') {
        const given = Buffer.from(line.split(' ')[2] ?? '', 'base64').toString('utf8');
        return void say(given === `\0${user}\0${password}` ? '235 welcome' : '535 wrong password');
      }
      if (word === 'MAIL') {
        from = /<(.*?)>/u.exec(line)?.[1] ?? '';
        to = [];
        return void say('250 ok');
      }
      if (word === 'RCPT') {
        if (refusal !== null) return void say(refusal);
        to.push(/<(.*?)>/u.exec(line)?.[1] ?? '');
        return void say('250 ok');
      }
      if (word === 'DATA') {
        data = [];
        return void say('354 go on');
      }
      if (word === 'QUIT') {
        say('221 bye');
        return void socket.end();
      }
      say('250 ok');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());

  return {
    url: `smtp://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}`,
    mails,
    refuse(answer) {
      refusal = answer;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function readMail(from: string, to: string[], lines: string[]): TakenMail {
  const blank = lines.indexOf('');
  const headers = lines
    .slice(0, blank)
    .join('\r\n')
    .replace(/\r\n\s+/gu, ' ');
  const body = lines.slice(blank + 1).join('\r\n');
  const encoding = /^content-transfer-encoding: (\S+)/imu.exec(headers)?.[1]?.toLowerCase();
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString('utf8')
      : encoding === 'quoted-printable'
        ? unquoted(body)
        : body;
  return { from, to, text, subject: word(/^subject: (.*)$/imu.exec(headers)?.[1] ?? '') };
}

const unquoted = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\r\n/gu, '')
      .replace(/=([0-9A-F]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

/** RFC 2047: `=?UTF-8?Q?…?=`. */
const word = (text: string): string =>
  text
    .replace(/\?=\s+=\?/gu, '?==?')
    .replace(/=\?utf-8\?(q|b)\?(.*?)\?=/giu, (_, how: string, coded: string) =>
      how.toLowerCase() === 'b' ? Buffer.from(coded, 'base64').toString('utf8') : unquoted(coded.replaceAll('_', ' ')),
    );
