/**
 * `probe --log`: what was said on every connection. Several are open at a time, so each is written as a whole
 * when it is over, and its lines stand together.
 */
import {accompany} from '../../dialogs/conduct.ts';
import {createRedactor} from '../../reports/redactor.ts';
import type {Session} from '../../session/session.ts';
import type {Values} from '../arguments/option.ts';
import {openLog} from '../output/log.ts';
import type {OutputFile} from '../output/output-file.ts';

export type ProbeLog = {
	/** Follows a session; what it gives writes the session to the log. */
	follow(session: Session): () => void;
	readonly file: OutputFile | null;
	close(): void;
};

/** Null without `--log`. Throws a UsageError when the file cannot be written. */
export function openProbeLog(values: Values, password: string | undefined): ProbeLog | null {
	if (!values.has('log') && !values.has('append')) {
		return null;
	}

	const redactor = createRedactor();
	if (password !== undefined) {
		redactor.learnSecret(password);
	}

	const log = openLog(values, redactor);
	return {
		follow(session) {
			const writes: (() => void)[] = [];
			const finish = accompany(session, {
				masks: redactor,
				witnesses: log.witnesses.map(write => (...noted) => {
					writes.push(() => write(...noted));
				}),
			});
			return () => {
				finish();
				for (const write of writes) {
					write();
				}
			};
		},
		file: log.file,
		close: log.close,
	};
}
