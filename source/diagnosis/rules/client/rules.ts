/** What clients do wrong, seen where they connect to us. */
import type {Rule} from '../../rule.ts';
import {rule as bareLineFeed} from './bare-line-feed.ts';
import {rule as behindStarttls} from './behind-starttls.ts';
import {rule as clearPassword} from './clear-password.ts';
import {rule as eightBit} from './eight-bit.ts';
import {rule as helloName} from './hello-name.ts';
import {rule as leavesAmid} from './leaves-amid.ts';
import {rule as noGreeting} from './no-greeting.ts';
import {rule as noQuit} from './no-quit.ts';
import {rule as oldTls} from './old-tls.ts';
import {rule as passwordNewline} from './password-newline.ts';
import {rule as pipelines} from './pipelines.ts';
import {rule as refusesCertificate} from './refuses-certificate.ts';
import {rule as talksEarly} from './talks-early.ts';
import {rule as wrongTlsMode} from './wrong-tls-mode.ts';

export const clientRules: readonly Rule[] = [
	talksEarly,
	behindStarttls,
	pipelines,
	bareLineFeed,
	noGreeting,
	helloName,
	clearPassword,
	passwordNewline,
	eightBit,
	oldTls,
	refusesCertificate,
	wrongTlsMode,
	leavesAmid,
	noQuit,
];
