/** What scripts say on Chinese pages and on English ones. */
export const english = document.documentElement.lang === "en";
export const told = (chinese: string, inEnglish: string): string => (english ? inEnglish : chinese);
/** How dates are written here. */
export const dates = english ? "en-GB" : "zh-CN";
