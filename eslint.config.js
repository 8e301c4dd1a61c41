import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

// Imports point one way: routes, cli -> lib/server -> pure lib. A room lists what it may not import.
const io = ['node:*', '@duckdb/*', '@myriaddreamin/*', '$app/*', '$env/*'];
const outer = ['#lib/server/*', '#lib/server/**', '**/server/**', '**/routes/**', '**/cli/**'];

/**
 * @param {string} why
 * @param {string[]} group
 * @returns {import('eslint').Linter.RulesRecord}
 */
const forbid = (why, group) => ({
	'no-restricted-imports': ['error', { patterns: [{ group, message: why }] }]
});

export default ts.config(
	{
		ignores: [
			'.svelte-kit',
			'build',
			'build-*',
			'data',
			'exports',
			'test-results',
			'playwright-report'
		]
	},
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'@typescript-eslint/no-explicit-any': 'error',
			'svelte/no-navigation-without-resolve': 'off',
			'no-console': 'error'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig }
		}
	},
	{
		files: [
			'src/lib/{instruments,statistics,measures,messages,sharing,comparison,charts,profiles,intake,theme}/**/*.ts'
		],
		rules: forbid('This room is pure: no IO, and nothing from the rooms around it.', [
			...io,
			...outer
		])
	},
	{
		files: ['src/lib/components/**'],
		rules: forbid('Components draw what they are given: no server code, no IO.', [
			'node:*',
			'@duckdb/*',
			'@myriaddreamin/*',
			...outer
		])
	},
	{
		files: ['src/lib/server/**'],
		rules: forbid('The server does not know its callers.', [
			'**/routes/**',
			'**/cli/**',
			'#lib/components/**',
			'$app/*'
		])
	},
	{
		files: ['src/routes/**'],
		rules: forbid('Routes are thin: they call #lib/server.', ['**/cli/**', '@duckdb/*'])
	}
);
