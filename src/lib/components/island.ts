import { flushSync, hydrate, mount, unmount, type Component } from 'svelte';
import { keepChoices } from '#lib/components/keep-choices.ts';
import { whenSeen } from '#lib/components/when-seen.ts';

/** What a component is made of: its properties, live, and the contexts it would have where it stands. */
type Make<Props extends Record<string, unknown>> = {
	component: Component<Props>;
	props: Props;
	context: Map<unknown, unknown>;
};

/** A part of a page that its script takes over by itself, apart from the rest. */
export type Island = {
	/** Makes it anew where the server's words no longer hold and nobody saw them yet. */
	renew: () => void;
	remove: () => void;
};

/** Takes over what the server made in the element; what somebody chose, typed or opened there meanwhile stays. */
function takeOver<Props extends Record<string, unknown>>(
	target: Element,
	{ component, props, context }: Make<Props>
) {
	const putBack = keepChoices(target);
	const taken = hydrate(component, { target, props, context });
	flushSync();
	putBack();
	return taken;
}

/**
 * The component in an element: where the server made it, taken over when somebody reads on and sees it or reaches for
 * it; mounted at once where it did not. So the script of a long page is busy with what is used only.
 */
export function makeIsland<Props extends Record<string, unknown>>(
	target: Element,
	make: Make<Props>
): Island {
	let mounted: Record<string, unknown> | undefined;
	let stop = () => {};
	const isFromServer = target.firstChild !== null;
	if (isFromServer) stop = whenSeen(target, () => (mounted = takeOver(target, make)), true);
	else mounted = mount(make.component, { ...make, target });
	return {
		renew() {
			if (mounted) return;
			stop();
			target.replaceChildren();
			mounted = mount(make.component, { ...make, target });
		},
		remove() {
			stop();
			if (mounted) void unmount(mounted);
		}
	};
}
