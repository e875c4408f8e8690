import { found, phrases } from './phrases.ts';

/** Words of somebody who takes it to court, an authority or a lawyer. Who is a lawyer, or asks the way to the court, is not meant. */
export const legalSignsIn = (plain: string): string[] => found(THREAT, plain);

const THREAT = phrases(
  '(пода(м|ю|дим|ем)|подавать|пойд(у|ем)|иду|идем|обращ(усь|аюсь|аться|имся)|обратиться|заявлени*|иначе|дойд(у|ем)) … (в |через )?суд(а|у|ом)?',
  'в суд (\\p{L}+ )?(подам|подаю|подадим|пойду|пойдем|обращусь|обратимся)',
  '(готовьтесь|готовьте документы) (к|в|для) суд(у|а)?',
  'иск (в суд|подам|подан|готов*)',
  '(подам|подаю|готовлю|напишу|составлю) … иск',
  '(увидимся|встретимся|до встречи|поговорим|решим|разбер*) … (в|через) суд(е|у)?',
  '(за|от)сужу',
  'судиться с вами',
  'буд(у|ем) … судиться',
  '(жалоб(а|у)|(по)?жал(уюсь|оваться)|напиш(у|ем)|обращ(усь|аюсь|ение|аться|имся)|сообщ(у|им)|заявлени(е|я)|заяв(лю|им)) … (в|во) (роспотреб|рпн|прокуратур|полици|минздрав|росздрав|сэс|санэпид|трудов|налогов|фас|мвд)*',
  '(обращаться|обращусь|обратимся|пойду|пишу|писать|напишу|звоню) … (в|к) (полици|прокуратур|роспотребнадзор|рпн|адвокат|юрист|защит)*',
  'вызыва(ю|ем) полицию',
  'вызову полицию',
  '(мой|наш|моего|моим|моему) (адвокат|юрист)*',
  '(переда(м|ю|ем)|обраща(юсь|емся)|обращусь) … (адвокат|юрист)*',
  'защит(а|у|е|ы) прав потребител*',
  'закон* о защите прав',
  'досудебн*',
  '(ответ|ответа) на (мою )?претензи*',
  '(направ|подам|подаю|подал|напиш|составл|отправ|вруч)* … претензи(ю|и)',
  "(i will|i'll|i'm going to|i am going to|gonna|going to|we will|we'll|i can|i could|i should) (sue|be suing)",
  'su(e|ing) (you|your|the salon|the clinic|this place)',
  '(hear|hearing) from my (lawyer|solicitor|attorney)*',
  'my (lawyer|solicitor|attorney)*',
  '(contact|call|get|speak to|talk to|hire|hiring) (a|my|an) (lawyer|solicitor|attorney)',
  '(take|taking|considering|start) legal action',
  'legal proceedings',
  '(see|take|taking) (you|this|it|them) (in|to) court',
  'small claims( court)?',
  '(report|reporting|reported) (you|this|your *|it) … (trading standards|health department|health board|police|authorities|council|licensing board|bbb|ombudsman)',
  '(complain|complaint|complaining) … (trading standards|health department|health board|police|authorities|council|licensing board|ombudsman)',
  "(i'm|i am|i'll|i will|i'm going to|we're|we'll|should i) (call|calling) the police",
);
