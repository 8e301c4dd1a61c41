/** What a form of the page was answered with: a problem beside what was typed, or that it is done. */
export type FormState = {
	form?: string;
	problem?: string;
	typed?: Record<string, string>;
	done?: string;
} | null;

/** What was typed into a form that was refused; '' for all others. */
export const typedIn =
	(form: FormState, name: string) =>
	(field: string): string =>
		form?.form === name ? (form.typed?.[field] ?? '') : '';
