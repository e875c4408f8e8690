import { Button, Chip, Divider, Group, Input, NumberInput, Stack, TagsInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../domain/localized.ts';
import type { TeamMemberView } from '../../http/views/team-view.ts';
import { AbsencesEditor } from './absences-editor.tsx';
import { PersonDeeds } from './person-deeds.tsx';
import { RoleSelect } from './role-select.tsx';
import { ScheduleEditor } from './schedule-editor.tsx';
import classes from './team.module.css';
import { editMember, type MemberEdit } from './team-queries.ts';
import { useSave } from './use-save.ts';

const languages = ['ru', 'en'] as const satisfies readonly Locale[];

interface PersonFormProps {
  member: TeamMemberView;
  onDone: () => void;
}

/** Everything about one person. Only what was changed is sent, so that two people may edit at once. */
export function PersonForm({ member, onDone }: PersonFormProps) {
  const { t } = useTranslation();
  const [edit, setEdit] = useState<MemberEdit>({});
  const save = useSave((parts: MemberEdit) => editMember(member.id, parts), onDone);
  const now = { ...member, ...edit };
  const change = (part: MemberEdit): void => setEdit((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(edit);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label={t('team.name')}
          value={now.name}
          required
          maxLength={120}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <RoleSelect value={now.role} onChange={(role) => change({ role })} />
        <Divider />
        <ScheduleEditor value={now.schedule} onChange={(schedule) => change({ schedule })} />
        <AbsencesEditor value={now.absences} onChange={(absences) => change({ absences })} />
        <Divider />
        <div className={classes.pair}>
          <NumberInput
            label={t('team.cap')}
            description={t('team.capHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={now.cap ?? ''}
            min={1}
            max={10_000}
            allowDecimal={false}
            onChange={(cap) => change({ cap: typeof cap === 'number' ? cap : null })}
          />
          <NumberInput
            label={t('team.weight')}
            description={t('team.weightHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={now.weight}
            min={0}
            max={1000}
            allowDecimal={false}
            onChange={(weight) => typeof weight === 'number' && change({ weight })}
          />
        </div>
        <TagsInput
          label={t('team.skills')}
          description={t('team.skillsHint')}
          value={now.skills}
          maxTags={50}
          onChange={(skills) => change({ skills })}
        />
        <Input.Wrapper
          label={t('team.languages')}
          description={t('team.languagesHint')}
          labelElement="div"
          role="group"
          aria-label={t('team.languages')}
        >
          <Chip.Group
            multiple
            value={now.languages}
            onChange={(chosen) => change({ languages: languages.filter((one) => chosen.includes(one)) })}
          >
            <Group gap="xs" mt={6}>
              {languages.map((one) => (
                <Chip key={one} value={one}>
                  {t(`team.language.${one}`)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </Input.Wrapper>
        <PersonDeeds member={member} onDone={onDone} />
        <Group justify="flex-end" gap="xs" className={classes.foot ?? ''}>
          <Button variant="default" onClick={onDone}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={Object.keys(edit).length === 0}>
            {t('common.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
