import { defineConfig } from 'drizzle-kit';

// `npm run store:migration -- --name what-changed` writes the next migration from the schema.
export default defineConfig({
	dialect: 'sqlite',
	schema: './src/lib/server/store/schema/*.ts',
	out: './src/lib/server/store/migrations'
});
