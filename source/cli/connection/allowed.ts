/** What the options let out of the secrets without a question. */
import type {AuthAllowed} from '../../dialogs/auth-guard.ts';
import type {Values} from '../arguments/option.ts';

/** `--allow-clear-auth` and `--insecure`, and how to say so where they are missing. */
export function allowedBy(values: Values): AuthAllowed {
	return {
		clearText: values.has('allow-clear-auth'),
		unverified: values.has('insecure'),
		ways: {
			clearText: 'To allow it anyway, use --allow-clear-auth.',
			unverified: 'Use --ca FILE for that, or --insecure to allow it anyway.',
		},
	};
}
