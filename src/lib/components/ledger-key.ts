const name = 'plumbline-ledger-key';

/** Whether the key i opens a ledger in this browser. Speech input types letters by accident, so it can be turned off. */
export function usesKey(): boolean {
	try {
		return localStorage.getItem(name) !== 'off';
	} catch {
		// Storage is blocked: the choice holds for nobody.
		return true;
	}
}

/** Keeps whether the key i opens a ledger. */
export function keepKey(isOn: boolean): void {
	try {
		localStorage.setItem(name, isOn ? 'on' : 'off');
	} catch {
		// Storage is blocked: the key stays as it is.
	}
}

type Stretch = { top: number; bottom: number };

/** Of some boxes, the place of the one a reader looks at: the first whose top is in sight, else the one that fills the window. */
export function inView(boxes: readonly Stretch[], height: number): number | undefined {
	const begins = boxes.findIndex(({ top, bottom }) => top >= 0 && top < height && bottom > top);
	if (begins >= 0) return begins;
	const fills = boxes.findIndex(({ top, bottom }) => top < 0 && bottom > 0);
	return fills >= 0 ? fills : undefined;
}
