/** Every format that is known. A new one is a file in `formats/` and a line here; of two that fit equally the first is taken. */
import type {Format} from './format.ts';
import {appleMail} from './formats/apple-mail.ts';
import {checkSmtp} from './formats/check-smtp.ts';
import {curl} from './formats/curl.ts';
import {curlTrace} from './formats/curl-trace.ts';
import {deliveryReport} from './formats/delivery-report.ts';
import {exchange} from './formats/exchange.ts';
import {exim} from './formats/exim.ts';
import {followStream} from './formats/follow-stream.ts';
import {gnutlsCli} from './formats/gnutls-cli.ts';
import {harbour} from './formats/harbour.ts';
import {hMailServer} from './formats/hmailserver.ts';
import {javaMail} from './formats/javamail.ts';
import {listing} from './formats/listing.ts';
import {mailCore, mailCoreLogger} from './formats/mailcore.ts';
import {mailKit} from './formats/mailkit.ts';
import {msmtp} from './formats/msmtp.ts';
import {netCmd} from './formats/net-cmd.ts';
import {nodemailer} from './formats/nodemailer.ts';
import {oauthProxy} from './formats/oauth-proxy.ts';
import {opensmtpd} from './formats/opensmtpd.ts';
import {openssl} from './formats/openssl.ts';
import {ownJson} from './formats/own-json.ts';
import {ownText} from './formats/own-text.ts';
import {phpMailer} from './formats/phpmailer.ts';
import {postfix} from './formats/postfix.ts';
import {programError} from './formats/program-error.ts';
import {ruby} from './formats/ruby.ts';
import {sendmail} from './formats/sendmail.ts';
import {sendmailVerbose} from './formats/sendmail-verbose.ts';
import {smtpCli} from './formats/smtp-cli.ts';
import {smtplib} from './formats/smtplib.ts';
import {stalwart} from './formats/stalwart.ts';
import {swaks} from './formats/swaks.ts';
import {tcpdump} from './formats/tcpdump.ts';
import {terminal} from './formats/terminal.ts';
import {thunderbird} from './formats/thunderbird.ts';
import {tshark} from './formats/tshark.ts';
import {unknownMarks} from './formats/unknown-marks.ts';

export const formats: readonly Format[] = [
	ownJson,
	ownText,
	followStream,
	exchange,
	postfix,
	exim,
	sendmail,
	opensmtpd,
	swaks,
	netCmd,
	nodemailer,
	phpMailer,
	smtplib,
	ruby,
	mailKit,
	thunderbird,
	javaMail,
	openssl,
	gnutlsCli,
	msmtp,
	curl,
	curlTrace,
	sendmailVerbose,
	smtpCli,
	checkSmtp,
	harbour,
	appleMail,
	mailCore,
	mailCoreLogger,
	oauthProxy,
	tcpdump,
	tshark,
	hMailServer,
	stalwart,
	listing,
	deliveryReport,
];

/** Tried on every layer when no format is sure of itself. */
export const fallbacks: readonly Format[] = [programError, unknownMarks, terminal];
