const HOURS =
  /(?<!\p{L})(?:работа(?:ем|ет|ют)|открыт\p{L}*|откро\p{L}*|открыва\p{L}*|закро\p{L}*|закры\p{L}*|график|часы работы|перерыв\p{L}*|выходн\p{L}*|принима(?:ет|ют|ем)|ежедневно|круглосуточно|open|opens|opening hours|close|closes|closed|takes? \p{L}+ off|отдыха(?:ем|ет)|works?|working|break)(?!\p{L})/u;
/** "В воскресенье до 20:00" speaks of the hours without a word for it. */
const FROM_TILL = /(?<!\p{L})(?:с|до|from|till|until)\s+\d{1,2}(?::\d{2})?(?!\d)(?!\s*(?:мин|дн|лет|min|day|year))/u;

/** Whether a normalised text tells when the business or somebody works, and not when somebody is free. */
export const aboutHours = (text: string): boolean => HOURS.test(text) || FROM_TILL.test(text);
