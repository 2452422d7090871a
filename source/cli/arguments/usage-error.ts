/** Something the user typed on the command line cannot be used. Told in one sentence; exit code 1. */
export class UsageError extends Error {
	override readonly name = 'UsageError';
}
