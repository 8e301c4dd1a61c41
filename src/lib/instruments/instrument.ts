import { z } from 'zod';
export const instrumentSchema = z.object({ id: z.string() });
