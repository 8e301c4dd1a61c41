CREATE TABLE `audit_row_look` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`looked_at` text NOT NULL,
	`measure` text NOT NULL,
	`question` text NOT NULL,
	`form` text NOT NULL,
	`rows` integer NOT NULL
);
--> statement-breakpoint
CREATE TRIGGER `audit_row_look_no_update` BEFORE UPDATE ON `audit_row_look` BEGIN SELECT RAISE(ABORT, 'audit_row_look is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_row_look_no_delete` BEFORE DELETE ON `audit_row_look` BEGIN SELECT RAISE(ABORT, 'audit_row_look is append-only'); END;
