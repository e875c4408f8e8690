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
const LABEL = /^\s*(?:\[[\d:.,\s–-]+\]\s*)?([\p{L}]{3,20})\s{0,3}\d{0,2}\s{0,3}[:—–-]\s+(.*)$/u;

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

/** What is longer is no line that a judge reads whole. */
const LONGEST_PIECE = 1_500;
const CHUNK = new RegExp(String.raw`[\s\S]{1,${LONGEST_PIECE}}(?:\s|$)|[\s\S]{1,${LONGEST_PIECE}}`, 'gu');

/** Speech without a pause (a program that cannot tell voices apart) in several lines, cut at the ends of sentences where there are any. */
export function inPieces({ speaker, text }: Spoken): Spoken[] {
  if (text.length <= LONGEST_PIECE) return [{ speaker, text }];
  const pieces: string[] = [];
  for (const part of text.split(/(?<=[.!?…\n])/u).flatMap((sentence) => sentence.match(CHUNK) ?? [])) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + part.length <= LONGEST_PIECE) pieces[pieces.length - 1] = last + part;
    else pieces.push(part);
  }
  return pieces.map((piece) => ({ speaker, text: piece.trim() })).filter((piece) => piece.text !== '');
}
