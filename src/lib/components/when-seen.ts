// Safari has no requestIdleCallback.
const whenIdle = (work: () => void) =>
	typeof requestIdleCallback === 'function' ? requestIdleCallback(work) : setTimeout(work, 200);

const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** Whether anybody did anything on this page yet, a move of the pointer included. */
let isAttended = false;

/** Runs `work` when somebody does anything on the page; soon where somebody has. Gives what calls it off. */
function whenAttended(work: () => void): () => void {
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

const reaches = ['pointerenter', 'focusin', 'toggle'] as const;

/**
 * Runs `work` once: when the element is in sight and the browser idle, or at once when somebody reaches for it. What
 * is whole without it waits besides until somebody does anything on the page at all. Gives what calls it off.
 */
export function whenSeen(element: Element, work: () => void, isWhole = false): () => void {
	let isDone = false;
	const observer = new IntersectionObserver(
		(entries) => entries.some((entry) => entry.isIntersecting) && whenIdle(once)
	);
	const observe = () => observer.observe(element);
	const stopWaiting = isWhole ? whenAttended(observe) : undefined;
	const stop = () => {
		isDone = true;
		stopWaiting?.();
		observer.disconnect();
		// That a drawer inside is opened is told to nobody on the way back up.
		for (const reach of reaches) element.removeEventListener(reach, once, { capture: true });
	};
	function once() {
		if (isDone) return;
		stop();
		work();
	}
	if (!isWhole) observe();
	for (const reach of reaches) element.addEventListener(reach, once, { capture: true });
	return stop;
}
