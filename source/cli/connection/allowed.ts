/** What the options let out of the secrets without a question. */
import type {AuthAllowed} from '../../dialogs/auth-guard.ts';
import type {Values} from '../arguments/option.ts';

/** `--allow-clear-auth` and `--insecure`. */
export function allowedBy(values: Values): AuthAllowed {
	return {clearText: values.has('allow-clear-auth'), unverified: values.has('insecure')};
}
