import { parseArgs } from 'node:util';
import { runAbuseLoad } from '../server/bench/abuse-load';
import { runCrowdLoad } from '../server/bench/crowd-load';
import { type LoadFigure, printFigures } from '../server/bench/load-figure';
import { runPeopleLoad } from '../server/bench/people-load';
import { runSubscriberLoad } from '../server/bench/subscriber-load';

// The loads of docs/performance.md, each against a server of its own on this machine. The table comes last.

const USAGE = `npm run load-test -- [--records N] [--people N] [--joining N] [--seconds N] [--subscribers N] [--only NAMES] [--abuse]

--records      leaves of the demo company (100000)
--people       people who look at pages (50)
--joining      how many of them come in a second (15)
--seconds      how long all of them look (60)
--subscribers  open subscriptions (1000)
--only         which loads: people, crowd, subscribers (all of them)
--abuse        only what other people notice of abuse: bombs, forged tokens, slow sockets
Exit code 1 where a request failed or a subscriber was not notified; a figure beyond its target is only marked.`;

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '100000' },
    people: { type: 'string', default: '50' },
    joining: { type: 'string', default: '15' },
    seconds: { type: 'string', default: '60' },
    subscribers: { type: 'string', default: '1000' },
    only: { type: 'string', default: 'people,crowd,subscribers' },
    abuse: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const [records = 0, people = 0, joining = 0, seconds = 0, subscribers = 0] = [
  values.records,
  values.people,
  values.joining,
  values.seconds,
  values.subscribers,
].map(Number);
const isSound = [records, people, joining, seconds, subscribers].every((number) => Number.isInteger(number) && number > 0);
const chosen = new Set(values.only.split(','));
const isKnown = [...chosen].every((name) => ['people', 'crowd', 'subscribers'].includes(name));
if (values.help || !isSound || !isKnown) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 1);
}

const figures = values.abuse ? await runAbuseLoad() : await runEverything();
printFigures(figures);
process.exitCode = figures.some(({ measured, target }) => target === 0 && measured > 0) ? 1 : 0;

async function runEverything(): Promise<LoadFigure[]> {
  const found: LoadFigure[] = [];
  if (chosen.has('people')) {
    console.log(`${people} people at ${records} leaves, ${joining} joining a second, a click every 1 to 3 s, for ${seconds} s …`);
    found.push(...(await runPeopleLoad({ records, people, joining, seconds })));
  }
  if (chosen.has('crowd')) {
    console.log('100 heavy aggregates at once at 3,000 records …');
    found.push(...(await runCrowdLoad()));
  }
  if (chosen.has('subscribers')) {
    console.log(`${subscribers} subscriptions, one change …`);
    found.push(...(await runSubscriberLoad(subscribers)));
  }
  return found;
}
