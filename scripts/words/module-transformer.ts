import type { Adapter, RuntimeConf } from 'wuchale';
import { defaultArgs, parseScript, Transformer } from 'wuchale/adapter-vanilla';
import { isJoined, isSaid, joined } from './is-said.ts';

type Template = Parameters<Transformer['visitTemplateLiteralQuasis']>[0];
type Binary = Parameters<Transformer['visitBinaryExpression']>[0];

const comparisons = new Set<string>(['===', '!==', '==', '!=', 'in']);

/** Words are looked up by one function for each module, made before its first statement. */
const oncePerModule: RuntimeConf = {
	...defaultArgs.runtime,
	initReactive: ({ funcName }) => (funcName === undefined ? false : null)
};

/** Reads a TypeScript module: its constants too, and never a text that is only compared with another. */
class ModuleTransformer extends Transformer {
	override visitBinaryExpression = ({ operator, left, right }: Binary) => {
		const sides = comparisons.has(operator)
			? [left, right].filter(({ type }) => type !== 'Literal')
			: [left, right];
		return sides.flatMap(this.visit);
	};

	override transform = () => {
		const [program, comments] = parseScript(this.content);
		this.comments = comments;
		const messages = this.visit(program);
		const first = program.body.find(({ type }) => type !== 'ImportDeclaration')?.start ?? 0;
		if (messages.length > 0) this.mstr.appendRight(first, this.initRuntime() ?? '');
		return this.finalize(messages, first);
	};
}

const hasSpaceAround = ({ quasis }: Template): boolean =>
	isJoined(`${quasis[0]?.value.cooked ?? ''}#`) ||
	isJoined(`#${quasis.at(-1)?.value.cooked ?? ''}`);

/** Tells templates with space around them from the same without, as the rule of what is said does for plain texts. */
function tellJoined(transformer: Transformer): Transformer {
	const read = transformer.visitTemplateLiteralQuasis;
	transformer.visitTemplateLiteralQuasis = (node, type) => {
		const directives = transformer.commentDirectives;
		if (!hasSpaceAround(node)) return read(node, type);
		transformer.commentDirectives = { ...directives, context: directives.context ?? joined };
		const messages = read(node, type);
		transformer.commentDirectives = directives;
		return messages;
	};
	return transformer;
}

/** Finds and replaces the texts of a module that are said. */
export const transformModule: Adapter['transform'] = ({
	content,
	filename,
	index,
	expr,
	matchUrl
}) =>
	tellJoined(
		new ModuleTransformer(
			content,
			filename,
			index,
			isSaid,
			defaultArgs.patterns,
			expr,
			oncePerModule,
			matchUrl
		)
	).transform();
