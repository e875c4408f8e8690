/** One thing said in a call. */
export interface Spoken {
  speaker: 'manager' | 'client' | 'unknown';
  text: string;
}

const MANAGER = [
  'менеджер',
  'оператор',
  'администратор',
  'сотрудник',
  'консультант',
  'manager',
  'agent',
  'operator',
  'admin',
];
const CLIENT = [
  'клиент',
  'клиентка',
  'покупатель',
  'пациент',
  'гость',
  'абонент',
  'client',
  'customer',
  'caller',
  'patient',
];
const LABEL = /^\s*(?:\[[\d:.,\s–-]+\]\s*)?([\p{L}]{3,20})\s*\d{0,2}\s*[:—–-]\s+(.*)$/u;

/** A transcript in plain text, line by line: "Manager: …" begins another speaker's words, a line without a name goes on. */
export function spokenLines(text: string): Spoken[] {
  const spoken: Spoken[] = [];
  for (const line of text.split(/\r?\n/u)) {
    const said = line.trim();
    if (said === '') continue;
    const named = LABEL.exec(said);
    const speaker = named?.[1] === undefined ? null : speakerOf(named[1]);
    const last = spoken.at(-1);
    if (speaker && named?.[2] !== undefined) spoken.push({ speaker, text: named[2].trim() });
    else if (last) last.text += `\n${said}`;
    else spoken.push({ speaker: 'unknown', text: said });
  }
  return spoken.filter(({ text: words }) => words !== '');
}

function speakerOf(name: string): Spoken['speaker'] | null {
  const word = name.toLowerCase();
  if (MANAGER.includes(word)) return 'manager';
  return CLIENT.includes(word) ? 'client' : null;
}
