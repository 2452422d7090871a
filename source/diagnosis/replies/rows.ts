/** All tables. Of rows that fit equally well the first one speaks: what is more telling stands before. */
import type {Rule} from '../rule.ts';
import {access} from './access.ts';
import {content} from './content.ts';
import {dialogue} from './dialogue.ts';
import {enhanced} from './enhanced.ts';
import {google} from './google.ts';
import {limits} from './limits.ts';
import {logins} from './logins.ts';
import {microsoft} from './microsoft.ts';
import {proofs} from './proofs.ts';
import {providers} from './providers.ts';
import {recipients} from './recipients.ts';
import {reputation} from './reputation.ts';
import {ruleOf} from './row.ts';
import {senders} from './senders.ts';
import {servers} from './servers.ts';

export const replyRules: readonly Rule[] = [
	...google,
	...microsoft,
	...proofs,
	...providers,
	...logins,
	...access,
	...limits,
	...recipients,
	...senders,
	...dialogue,
	...reputation,
	...content,
	...servers,
	...enhanced,
].map(ruleOf);
