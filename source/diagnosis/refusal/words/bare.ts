/** Words with which a server refuses and says no more than that. */
import type {Token} from '../tokens.ts';

const words = new Set(
	`rejected reject refused refuse denied deny blocked block declined error errors failed failure fail failing permanent
	permanently temporary temporarily administrative prohibition transient later try again retry please sorry message messages mail email your the
	a an this that has been have had was were is are be will not no accepted accept deferred delivery deliver delivered
	undelivered request requested action taken aborted transaction for of to on in by from at with and or time moment now
	service access address recipient sender rcpt mailfrom rcptto command data client host server connection user mailbox
	local other unknown status code id reason see contact postmaster administrator more information link details here we
	our you it its cannot could would unable do does did processed process processing action smtp esmtp mx gsmtp visit
	go away ok all system remote said sending transmission bad bye closing channel closed session prohibited forbidden
	unauthorized attempt attempts moments few minutes further notice undefined general problem occurred reply deny ed
	<addr> <other> <rcpt> <sender> <host> <link> <ip> <client> <name> <helo> <rcptdomain> <senderdomain> <null>`.split(
		/\s+/,
	),
);

/** Articles, prepositions, pronouns and what else means nothing by itself, in the languages that servers answer in. */
const abroad = new Set(
	`ihre ihr ihrem ihren ihrer der die das den dem des ein eine einer eines einem ist sind war wurde werden wird hat haben
	nicht kein keine keinen von vom zu zum zur mit für auf bei beim und oder im in am an als aus durch dieser diese dieses
	diesen diesem bitte sie uns unser unsere unserem leider nachricht mail server empfänger absender abgelehnt abgewiesen
	angenommen zugestellt verweigert fehler hier erneut versuchen kontaktieren administrator weitere informationen siehe
	le la les un une des du de au aux ce cet cette ces est sont été a ont vous votre vos nous notre nos pour par sur dans
	avec et ou ne pas que qui veuillez merci message courriel serveur refusé refusée rejeté rejetée erreur contacter voir
	contactez administrateur désolé désolée être avoir pu peut peuvent plus
	el los las una unos unas del al este esta estos estas es son ha han sido fue su sus usted nuestro nuestra para por
	con y en no se que lo favor mensaje correo servidor rechazado rechazada error póngase contacto administrador ser está
	o os as um uma dos das do da no na nos nas ao aos este esse essa é são foi foram seu sua seus suas você nosso nossa
	com em não se mensagem email servidor recusado recusada rejeitado rejeitada erro contate entre contato foi
	il lo gli i una uno del della dei delle dal dalla al alla nel nella sul sulla questo questa è sono stato stata vostro
	vostra suo sua nostro per di da con su in non si che messaggio rifiutato rifiutata errore contattare contatti prego
	de het een van voor op met aan bij door uit en of is zijn werd wordt heeft niet geen uw onze dit deze bericht server
	geweigerd afgewezen fout neem contact alstublieft
	w we z ze na do od dla przez przy i lub jest są był została został nie twoja twój twoje państwa nasz nasza ten ta to
	wiadomość serwer odrzucona odrzucono odrzucony błąd proszę prosimy skontaktuj się
	v ve s se k ke o u pro od do za a nebo je jsou byl byla bylo není vaše váš vaši náš naše tento tato zpráva server
	odmítnuta odmítnuto odmítnut prosím kontaktujte
	в во на с со из от до для по при и или не это этот эта ваш ваше ваша ваши вашего наш наша был была было были сообщение
	письмо сервер отклонено отклонена пожалуйста обратитесь к администратору вас вам ошибка
	у в з із зі на до від для по при та або не це цей ця ваш ваше ваша наш було був лист повідомлення сервер відхилено
	en ett den det och eller är var har inte av till från för på med vid som din ditt er ert vår detta meddelandet
	et en den det og eller er var har ikke af av til fra for på med ved som din ditt deres vores vår denne meddelelsen
	a az egy és vagy nem van volt az ön üzenet szerver
	ve veya bir bu ile için olarak sizin mesajınız
	và hoặc của cho không được bạn này là`.split(/\s+/),
);

/** Numbers and identifiers say nothing; a single strange word among them does. */
export function isBare(tokens: readonly Pick<Token, 'text'>[]): boolean {
	return tokens.every(
		({text}) => words.has(text) || abroad.has(text) || /^\d+$/.test(text) || text.length === 1,
	);
}
