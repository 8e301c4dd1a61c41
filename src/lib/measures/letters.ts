/** A text beginning with a capital: "Left early". */
export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A text beginning with a small letter, to go on within a sentence: "people between one and the next". */
export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
