import type {
  ActorSyntax,
  At,
  PageSyntax,
  SourceSyntax,
  TimeSyntax,
  UnitSyntax,
} from '../syntax/scenario.ts';
import {
  defaulted,
  type EntryReader,
  entryReader,
  optional,
  type Reader,
  reader,
  record,
  required,
} from './fields.ts';
import { checkName } from './names.ts';
import { count, date, formula, namesOf, phrase, phrases, severalOf, words } from './readers.ts';

const noNames: readonly At<string>[] = [];

/** A quantity, or one row of it: `dead[russia]`. */
const QUANTITY: Reader<At<string>> = reader({ kind: 'name', of: 'quantity' }, phrase);

const timeFields = record(
  {
    start: required('start', date, '2024-07', 'The month or day on which the first period begins.'),
    period: required(
      'period',
      formula,
      '1 month',
      'How long a period is. Months and years follow the calendar.',
    ),
    count: required('count', count, '30', 'How many periods are played.'),
  },
  'The field `time`',
  '{start: 2024-07, period: 1 month, count: 30}',
);

/** The field `time`. */
export const readTime: Reader<TimeSyntax> = reader(timeFields.form, (tree, key, ledger) => {
  const values = timeFields(tree, key, ledger);
  return values && { span: { ...key.span, end: tree.span.end }, ...values };
});

/** The field `page`. */
export const readPage: Reader<PageSyntax> = record(
  {
    section: optional('section', words, 'The section of the magazine, above the headline.'),
    kicker: optional('kicker', words, 'The line above the headline.'),
    headline: optional('headline', words, 'The headline; the title if absent.'),
    dek: optional('dek', words, 'What stands below the headline.'),
    byline: optional('byline', words, 'Who wrote it.'),
    date: optional('date', words, 'The date as it is printed.'),
    correction: optional('correction', words, 'What was corrected, told at the end.'),
    lead: optional(
      'lead',
      record(
        {
          of: required('of', QUANTITY, 'front', 'The quantity of the model that is drawn.'),
          caption: optional('caption', words, 'What the picture shows.'),
          credit: optional('credit', words, 'Whose picture it is.'),
        },
        'The lead picture',
        '{of: front, caption: …}',
      ),
      'The picture at the head: a quantity of the model through time, for each option.',
    ),
    charts: defaulted(
      'charts',
      severalOf(QUANTITY, '[front, support]'),
      noNames,
      'Further quantities of the model that are drawn through time.',
    ),
    findingsOf: defaulted(
      'findings_of',
      phrases({ kind: 'words' }),
      noNames,
      'Other scenarios, by their folders, of which the page tells what runs of them found: their claims of the same name, and their terms.',
    ),
  },
  'The field `page`',
  '{section: Europe, kicker: Escalation}',
);

const sourceFields = record(
  {
    title: required('title', words, 'Title of the publication', 'Title of the publication.'),
    publisher: optional('publisher', words, 'Who published it.'),
    date: optional('date', date, 'When it was published; not later than `as_of`.'),
    url: optional('url', words, 'Where it can be read.'),
    note: optional('note', words, 'What in it is used.'),
  },
  'A source',
  '{title: …, publisher: …, date: 2024-06-25, url: …}',
);

/** An entry of `sources`. */
export const readSource: EntryReader<SourceSyntax> = entryReader(
  sourceFields.form,
  ({ key, value }, ledger) => {
    const values = sourceFields(value, key, ledger);
    return values && { key, ...values };
  },
);

const actorFields = record(
  { title: optional('title', words, 'What the actor is called on the page.') },
  'An actor',
  '{title: …}',
);

/** An entry of `actors`. */
export const readActor: EntryReader<ActorSyntax> = entryReader(
  actorFields.form,
  ({ key: name, value }, ledger) => {
    checkName(name, ledger);
    const values = actorFields(value, name, ledger);
    return values && { name, ...values };
  },
);

const unitFields = record(
  {
    about: optional('about', words, 'What one of it is.'),
    alias: defaulted('alias', namesOf('unit'), noNames, 'Other names of the unit, such as its plural.'),
  },
  'A unit',
  '{about: …, alias: [soldier]}',
);

/** An entry of `units`. */
export const readUnit: EntryReader<UnitSyntax> = entryReader(
  unitFields.form,
  ({ key: name, value }, ledger) => {
    checkName(name, ledger);
    const values = unitFields(value, name, ledger);
    return values && { name, ...values };
  },
);
