/** The same rule as the server's; one address a line or apart by commas. `wrong`: the first that is none. */
export function readSites(text: string): { sites: string[]; wrong: string | null } {
  const all = text.split(/[\s,;]+/u).filter((site) => site !== '');
  const sites = [...new Set(all.map((site) => site.toLowerCase().replace(/\/+$/u, '')))];
  return { sites, wrong: sites.find((site) => !SITE.test(site)) ?? null };
}

const SITE = /^https?:\/\/(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?$/u;
