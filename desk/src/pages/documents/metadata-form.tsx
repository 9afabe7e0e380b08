import { Form, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import {
  ATTRIBUTES,
  ATTRIBUTE_LABELS,
  metadataView,
  VALIDITIES,
  VALIDITY_LABELS,
} from '../../../../src/modules/documents/documents.content.ts';
import {
  KIND_SPECS,
  METADATA_LABELS,
  type MetadataField,
} from '../../../../src/modules/documents/documents.kinds.ts';
import { FACETS, GENRES, THEMES } from '../../../../src/law/catalogue/classification.ts';
import type { DocumentView, Draft } from './draft.ts';
import { DayField, UNFINISHED_DAY, dayFault } from '../../parts/day-field.tsx';

type Metadata = Draft['metadata'];
type Issue = DocumentView['issues'][number];

interface Props {
  readonly kind: DocumentView['document']['kind'];
  readonly metadata: Metadata;
  readonly issues: readonly Issue[];
  readonly onChange: (metadata: Metadata) => void;
}

const DAYS: ReadonlySet<MetadataField> = new Set(['writtenOn', 'effectiveOn', 'lapsesOn', 'publicityUntil']);
const CHOICES: Readonly<Partial<Record<MetadataField, readonly { value: string; label: string }[]>>> = {
  validity: VALIDITIES.map((value) => ({ value, label: VALIDITY_LABELS[value] })),
  attribute: ATTRIBUTES.map((value) => ({ value, label: ATTRIBUTE_LABELS[value] })),
  theme: THEMES.map((label) => ({ value: label, label })),
  genre: GENRES.map((label) => ({ value: label, label })),
  facet: FACETS.map((label) => ({ value: label, label })),
};
/** Chosen freely, may be left empty. */
const CLEARABLE: ReadonlySet<MetadataField> = new Set(['theme', 'genre', 'facet']);

/** The metadata that the document's kind asks for, in its order, each with what is still wrong with it. */
export function MetadataForm({ kind, metadata, issues, onChange }: Props): ReactNode {
  const spec = KIND_SPECS[kind];
  const fields = fieldsFor(kind, metadata);
  return (
    <Form layout="vertical" component="div" className="metadata-grid">
      {fields.map((field) => {
        const issue = issues.find((one) => one.field === field);
        return (
          <Form.Item
            key={field}
            label={METADATA_LABELS[field]}
            htmlFor={`meta-${field}`}
            required={spec.required.includes(field)}
            {...(issue && {
              validateStatus: issue.severity === 'error' ? ('error' as const) : ('warning' as const),
              help: issue.message,
            })}
          >
            <Field field={field} metadata={metadata} onChange={onChange} />
          </Form.Item>
        );
      })}
    </Form>
  );
}

/** The same for reading and judging. */
export function MetadataFacts({ kind, metadata }: Pick<Props, 'kind' | 'metadata'>): ReactNode {
  return (
    <dl className="facts">
      {fieldsFor(kind, metadata).map((field) => (
        <div key={field} className="fact">
          <dt>{METADATA_LABELS[field]}</dt>
          <dd>{textOf(field, metadata) || '未填写'}</dd>
        </div>
      ))}
    </dl>
  );
}

function fieldsFor(kind: Props['kind'], metadata: Metadata): readonly MetadataField[] {
  return KIND_SPECS[kind].fields.filter(
    (field) => field !== 'attributeReason' || metadata.attribute !== 'proactive',
  );
}

function textOf(field: MetadataField, metadata: Metadata): string {
  if (field === 'keywords') return metadata.keywords.join('、');
  const value = metadata[field] ?? '';
  return CHOICES[field]?.find((choice) => choice.value === value)?.label ?? String(value);
}

function Field(props: {
  field: MetadataField;
  metadata: Metadata;
  onChange: (metadata: Metadata) => void;
}): ReactNode {
  const { field, metadata, onChange } = props;
  const set = (value: unknown): void => onChange(metadataView.parse({ ...metadata, [field]: value }));
  const id = `meta-${field}`;
  if (field === 'keywords') {
    return (
      <Select
        id={id}
        mode="tags"
        value={metadata.keywords}
        onChange={set}
        tokenSeparators={['，', ',', '、', ' ']}
        open={false}
        maxCount={10}
      />
    );
  }
  const value = metadata[field];
  if (DAYS.has(field)) {
    return (
      <Day id={id} value={typeof value === 'string' ? value : ''} onChange={(day) => set(day || null)} />
    );
  }
  const choices = CHOICES[field];
  if (choices !== undefined) {
    const clearable = CLEARABLE.has(field);
    return (
      <Select
        id={id}
        value={value === '' ? null : value}
        options={[...choices]}
        allowClear={clearable}
        showSearch={clearable}
        onChange={(chosen) => set(chosen ?? '')}
      />
    );
  }
  return (
    <Input
      id={id}
      value={String(value ?? '')}
      maxLength={500}
      onChange={(event) => set(event.target.value)}
    />
  );
}

/** A day that isn't whole is none in the metadata, and is told: what was there before isn't kept behind it. */
function Day(props: { id: string; value: string; onChange: (day: string) => void }): ReactNode {
  const [begun, setBegun] = useState(false);
  // A day that came from elsewhere meanwhile, a recovered draft say, is whole.
  const unfinished = begun && props.value === '';
  return (
    <>
      <DayField
        id={props.id}
        value={unfinished ? UNFINISHED_DAY : props.value}
        onChange={(held) => {
          setBegun(held === UNFINISHED_DAY);
          props.onChange(held === UNFINISHED_DAY ? '' : held);
        }}
      />
      {unfinished && (
        <span className="error-text" role="alert">
          {dayFault(UNFINISHED_DAY)}
        </span>
      )}
    </>
  );
}
