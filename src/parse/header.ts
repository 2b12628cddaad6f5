import type {
  ActorSyntax,
  At,
  PageSyntax,
  SourceSyntax,
  TimeSyntax,
  UnitSyntax,
} from '../syntax/scenario.ts';
import { defaulted, optional, type Reader, record, required } from './fields.ts';
import type { Ledger } from './ledger.ts';
import { checkName } from './names.ts';
import { count, date, formula, phrase, phrases, references, words } from './readers.ts';
import type { Entry } from './tree.ts';

const noNames: readonly At<string>[] = [];

const timeFields = record(
  {
    start: required('start', date, '2024-07'),
    period: required('period', formula, '1 month'),
    count: required('count', count, '30'),
  },
  'The field `time`',
  '{start: 2024-07, period: 1 month, count: 30}',
);

/** The field `time`. */
export const readTime: Reader<TimeSyntax> = (tree, key, ledger) => {
  const values = timeFields(tree, key, ledger);
  return values && { span: { ...key.span, end: tree.span.end }, ...values };
};

/** The field `page`. */
export const readPage: Reader<PageSyntax> = record(
  {
    section: optional('section', words),
    kicker: optional('kicker', words),
    headline: optional('headline', words),
    dek: optional('dek', words),
    byline: optional('byline', words),
    date: optional('date', words),
    correction: optional('correction', words),
    lead: optional(
      'lead',
      record(
        {
          of: required('of', phrase, 'front'),
          caption: optional('caption', words),
          credit: optional('credit', words),
        },
        'The lead picture',
        '{of: front, caption: …}',
      ),
    ),
    charts: defaulted('charts', phrases, noNames),
  },
  'The field `page`',
  '{section: Europe, kicker: Escalation}',
);

const sourceFields = record(
  {
    title: required('title', words, 'Title of the publication'),
    publisher: optional('publisher', words),
    date: optional('date', date),
    url: optional('url', words),
    note: optional('note', words),
  },
  'A source',
  '{title: …, publisher: …, date: 2024-06-25, url: …}',
);

/** An entry of `sources`. */
export function readSource({ key, value }: Entry, ledger: Ledger): SourceSyntax | undefined {
  const values = sourceFields(value, key, ledger);
  return values && { key, ...values };
}

const actorFields = record({ title: optional('title', words) }, 'An actor', '{title: …}');

/** An entry of `actors`. */
export function readActor({ key: name, value }: Entry, ledger: Ledger): ActorSyntax | undefined {
  checkName(name, ledger);
  const values = actorFields(value, name, ledger);
  return values && { name, ...values };
}

const unitFields = record(
  { about: optional('about', words), alias: defaulted('alias', references, noNames) },
  'A unit',
  '{about: …, alias: [soldier]}',
);

/** An entry of `units`. */
export function readUnit({ key: name, value }: Entry, ledger: Ledger): UnitSyntax | undefined {
  checkName(name, ledger);
  const values = unitFields(value, name, ledger);
  return values && { name, ...values };
}
