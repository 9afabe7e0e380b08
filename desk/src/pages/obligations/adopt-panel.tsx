import { useMutation } from '@tanstack/react-query';
import { App, Button, Checkbox, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { CATALOGUE_PROFILES, type CatalogueProfile } from '../../../../src/law/catalogue/profiles.ts';
import { profileFields, suggestedFields } from '../../../../src/law/obligations/profile-fields.ts';
import { obligationsApi } from '../../../../src/modules/obligations/obligations.api.ts';
import { call } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';

const PROFILE_LABELS: Readonly<Record<CatalogueProfile, string>> = {
  township: '乡镇',
  street: '街道',
  department: '部门',
  district: '县（区）',
};

/** Chooses the kind of agency and the fields whose items an office begins with, or goes over to before they are in use. */
export function AdoptPanel(props: {
  agencyId: string;
  profile: CatalogueProfile;
  /** There is a 标准目录 already, and it takes its place. */
  instead: boolean;
  onDone: () => Promise<void>;
}): ReactNode {
  const { agencyId, instead, onDone } = props;
  const { message } = App.useApp();
  const [profile, setProfile] = useState(props.profile);
  const [fields, setFields] = useState(() => suggestedFields(props.profile));
  const all = profileFields(profile);
  const items = all.reduce((sum, each) => sum + (fields.includes(each.field) ? each.items : 0), 0);
  const adopt = useMutation({
    mutationFn: async () => call(obligationsApi.adopt, { body: { agencyId, profile, fields, instead } }),
    onSuccess: async ({ items: taken }) => {
      void message.success(`已采用 ${taken} 个公开事项，可以逐项修改`);
      await onDone();
    },
  });
  return (
    <div className="adopt">
      <p>
        <label htmlFor="adopt-profile">机构类别 </label>
        <Select
          id="adopt-profile"
          className="short-select"
          value={profile}
          options={CATALOGUE_PROFILES.map((value) => ({ value, label: PROFILE_LABELS[value] }))}
          onChange={(next) => {
            setProfile(next);
            setFields(suggestedFields(next));
          }}
        />
      </p>
      <fieldset className="adopt-fields">
        <legend>领域</legend>
        {all.map(({ field, name, items: count, reason }) => (
          <div key={field}>
            <Checkbox
              checked={fields.includes(field)}
              onChange={({ target }) =>
                setFields(target.checked ? [...fields, field] : fields.filter((each) => each !== field))
              }
            >
              {name}（{count} 项）
            </Checkbox>
            <span className="quiet small">{reason}</span>
          </div>
        ))}
      </fieldset>
      <ErrorAlert error={adopt.error} />
      <Button
        type="primary"
        disabled={fields.length === 0}
        loading={adopt.isPending}
        onClick={() => adopt.mutate()}
      >
        {instead ? '换用' : '采用'}所选领域的 {items} 个公开事项
      </Button>
    </div>
  );
}
