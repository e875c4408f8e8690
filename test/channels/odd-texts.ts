/** What people and programs write that is not a plain sentence. */
export const ODD_TEXTS = {
  'a blank': ' ',
  'one letter': 'я',
  'emoji of many parts': '👩‍👩‍👧‍👦🏳️‍🌈👍🏽🇷🇺',
  'right to left': 'שלום مرحبا \u202Eabc',
  'a combining mark alone': '\u0301',
  HTML: '<script>alert("x")</script> & <b>жирно</b>',
  Markdown: '*a* _b_ [c](http://d.e) `f`',
  'an operator': '{"$gt":""}',
  'a prototype': '__proto__',
  lines: 'Здравствуйте!\r\n\tМожно\n\nзавтра?',
  '9,000 letters': 'Ж'.repeat(9000),
};
