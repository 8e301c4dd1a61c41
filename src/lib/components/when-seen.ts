// Safari has no requestIdleCallback.
const whenIdle = (work: () => void) =>
	typeof requestIdleCallback === 'function' ? requestIdleCallback(work) : setTimeout(work, 200);

const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** Whether anybody did anything on this page yet, a move of the pointer included. */
let isAttended = false;

/** Runs `work` when somebody does anything on the page; soon where somebody has. Gives what calls it off. */
export function whenAttended(work: () => void): () => void {
	let isDone = false;
	const stop = () => {
		isDone = true;
		for (const sign of signs) removeEventListener(sign, once);
	};
	function once() {
		isAttended = true;
		if (isDone) return;
		stop();
		work();
	}
	if (isAttended) queueMicrotask(once);
	else for (const sign of signs) addEventListener(sign, once, { passive: true });
	return stop;
}

/** Runs `work` once: when the element is in sight and the browser idle, or at once when somebody reaches for it. */
export function whenSeen(element: HTMLElement, work: () => void): () => void {
	let isDone = false;
	const observer = new IntersectionObserver(
		(entries) => entries.some((entry) => entry.isIntersecting) && whenIdle(once)
	);
	const stop = () => {
		isDone = true;
		observer.disconnect();
		element.removeEventListener('pointerenter', once);
		element.removeEventListener('focusin', once);
	};
	function once() {
		if (isDone) return;
		stop();
		work();
	}
	observer.observe(element);
	element.addEventListener('pointerenter', once);
	element.addEventListener('focusin', once);
	return stop;
}
