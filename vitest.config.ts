import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		projects: [
			{
				test: {
					name: 'unit',
					include: ['tests/**/*.test.ts'],
					exclude: ['tests/real/**', 'tests/e2e/**'],
					testTimeout: 60_000,
					hookTimeout: 120_000
				}
			},
			{
				test: {
					name: 'real',
					include: ['tests/real/**/*.test.ts'],
					testTimeout: 120_000,
					hookTimeout: 240_000
				}
			}
		]
	}
});
