// Safari has no requestIdleCallback.
const whenIdle = (work: () => void) =>
	typeof requestIdleCallback === 'function' ? requestIdleCallback(work) : setTimeout(work, 200);

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
