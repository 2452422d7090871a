/** All tables. Of rows that fit equally well the first one speaks: what is more telling stands before. */
import type {Rule} from '../rule.ts';
import {access} from './access.ts';
import {content} from './content.ts';
import {dialogue} from './dialogue.ts';
import {enhanced} from './enhanced.ts';
import {limits} from './limits.ts';
import {logins} from './logins.ts';
import {proofs} from './proofs.ts';
import {accessProviders} from './providers/access-providers.ts';
import {china} from './providers/china.ts';
import {exchange} from './providers/exchange.ts';
import {filters} from './providers/filters.ts';
import {google} from './providers/google.ts';
import {mailboxes} from './providers/mailboxes.ts';
import {microsoft} from './providers/microsoft.ts';
import {russia} from './providers/russia.ts';
import {sendingServices} from './providers/sending-services.ts';
import {recipients} from './recipients.ts';
import {reputation} from './reputation.ts';
import {ruleOf} from './row.ts';
import {senders} from './senders.ts';
import {servers} from './servers.ts';
import {subjects} from './subjects.ts';

export const replyRules: readonly Rule[] = [
	...google,
	...exchange,
	...microsoft,
	...proofs,
	...mailboxes,
	...russia,
	...china,
	...sendingServices,
	...filters,
	...accessProviders,
	...logins,
	...access,
	...limits,
	...recipients,
	...senders,
	...dialogue,
	...reputation,
	...subjects,
	...content,
	...servers,
	...enhanced,
].map(ruleOf);
