/** A word of its own on every place of the officers' layers, so that colour is never alone. */
export const MARKS: Record<string, string> = { e: "实", v: "验", l: "册", g: "缺" };
