/** What the keys of a slide do. */
export type SlideMoves = {
	go: (slide: number) => void;
	leave: () => void;
	openNotes: () => void;
	turnTable: () => void;
	fill: () => void;
};

type Place = { at: number; count: number };

/** Keys that are always a slide's, and single letters, which a reader can turn off with the key of the ledger. */
export function keyAction(
	key: string,
	{ at, count }: Place,
	moves: SlideMoves,
	hasLetters: boolean
): (() => void) | undefined {
	const always: Record<string, () => void> = {
		ArrowRight: () => moves.go(Math.min(count, at + 1)),
		PageDown: () => moves.go(Math.min(count, at + 1)),
		ArrowLeft: () => moves.go(Math.max(1, at - 1)),
		PageUp: () => moves.go(Math.max(1, at - 1)),
		Home: () => moves.go(1),
		End: () => moves.go(count),
		Escape: moves.leave
	};
	const letters: Record<string, () => void> = {
		n: moves.openNotes,
		t: moves.turnTable,
		f: moves.fill
	};
	return always[key] ?? (hasLetters ? letters[key] : undefined);
}
