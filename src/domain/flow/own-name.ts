/** Names that every JavaScript object answers to: a slot or outcome called so would seem to be there when it is not. */
export const isOwn = (name: string): boolean => !(name in Object.prototype);

export const INHERITED = 'is a word that the program needs for itself: choose another one';
