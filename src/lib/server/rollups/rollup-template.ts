import { readSqlFile } from '#lib/server/sql-file.ts';

/** A template of queries/rollups/. */
export const rollupTemplate = (name: string): string => readSqlFile(`rollups/${name}.sql`).sql;
