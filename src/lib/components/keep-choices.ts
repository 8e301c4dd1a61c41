type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const fields = 'input, select, textarea';

/** The option a list starts with: the one the page marks, or its first. */
function defaultOption({ options }: HTMLSelectElement): number {
	const marked = [...options].findLastIndex(({ defaultSelected }) => defaultSelected);
	return marked < 0 ? 0 : marked;
}

/** Whether a field is not as the page brought it: somebody chose, or the browser gave back what somebody had chosen. */
function isChosen(field: Field): boolean {
	if (field instanceof HTMLSelectElement) return field.selectedIndex !== defaultOption(field);
	if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
	if (field.type === 'file') return field.value !== '';
	if (field.type === 'checkbox' || field.type === 'radio')
		return field.checked !== field.defaultChecked;
	return field.value !== field.defaultValue;
}

/** How to set a field to what it is now. A file input keeps its files by itself, and takes none from a script. */
function keepOne(field: Field): () => void {
	if (field instanceof HTMLInputElement && field.type === 'file') return () => undefined;
	if (field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)) {
		const { checked } = field;
		return () => (field.checked = checked);
	}
	const { value } = field;
	return () => (field.value = value);
}

/** Keeps which drawers somebody opened or closed; gives the function that opens and closes them so again. */
function keepDrawers(root: ParentNode): () => void {
	const drawers = [...root.querySelectorAll('details')].map((drawer) => ({
		drawer,
		isOpen: drawer.open
	}));
	return () => drawers.forEach(({ drawer, isOpen }) => (drawer.open = isOpen));
}

/**
 * Keeps what was chosen, typed or opened before the page's script was there, which taking over the page sets back to
 * what the server sent. Call it before; the function it gives puts everything back and says so to whoever listens to
 * the fields.
 */
export function keepChoices(root: ParentNode): () => void {
	const putBackDrawers = keepDrawers(root);
	const chosen = [...root.querySelectorAll<Field>(fields)].filter(isChosen);
	const kept = chosen.map((field) => ({ field, putBack: keepOne(field) }));
	return () => {
		putBackDrawers();
		for (const { field, putBack } of kept) {
			if (!field.isConnected) continue;
			putBack();
			for (const name of ['input', 'change'])
				field.dispatchEvent(new Event(name, { bubbles: true }));
		}
	};
}
