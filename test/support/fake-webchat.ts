import type { Express, Response } from 'express';

interface Line {
  id: string;
  author: 'customer' | 'bot' | 'operator' | 'system';
  text: string;
  buttons?: { label: string; payload: string }[];
  at: string;
}

const ANSWER_MS = 900;

/** A web chat with one conversation and a bot that always offers the same times. */
export function mountFakeWebchat(app: Express): void {
  const lines: Line[] = [];
  const streams = new Set<Response>();
  const write = (stream: Response, line: Line): boolean =>
    stream.write(`event: message\nid: ${line.id}\ndata: ${JSON.stringify(line)}\n\n`);
  const add = (line: Omit<Line, 'at'>): void => {
    if (lines.some(({ id }) => id === line.id)) return;
    const whole = { ...line, at: new Date().toISOString() };
    lines.push(whole);
    for (const stream of streams) write(stream, whole);
  };

  app.get('/api/v1/webchat/info', (_, res) => void res.json({ name: { ru: 'Салон «Верба»', en: 'Verba Salon' } }));
  app.post('/api/v1/webchat/sessions', (_, res) => void res.status(201).json({ token: 'fake' }));
  app.use('/api/v1/webchat', (req, res, next) => {
    if (req.headers.authorization === 'Bearer fake') next();
    else res.status(401).json({ title: 'Unknown token', status: 401 });
  });
  app.post('/api/v1/webchat/messages', (req, res) => {
    const { id, text, label } = req.body;
    if (text === 'refuse') return void res.status(400).json({ title: 'Refused', status: 400 });
    add({ id, author: 'customer', text: text ?? label });
    setTimeout(() => {
      const buttons = ['11:00', '13:30', '16:00'].map((time) => ({
        label: `Завтра в ${time}`,
        payload: `slot:${time}`,
      }));
      add({
        id: `bot-${id}`,
        author: 'bot',
        text: 'С удовольствием запишем вас. Завтра у мастера Ирины свободно:',
        buttons,
      });
    }, ANSWER_MS);
    res.status(202).end();
  });
  app.get('/api/v1/webchat/messages', (req, res) => {
    const after = lines.findIndex(({ id }) => id === req.query.after);
    res.json(lines.slice(after + 1));
  });
  app.get('/api/v1/webchat/events', (req, res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream' }).write(':hello\n\n');
    streams.add(res);
    req.on('close', () => streams.delete(res));
  });
}
