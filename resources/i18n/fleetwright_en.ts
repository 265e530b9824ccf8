<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>CommandLine</name>
    <message numerus="yes">
        <source>The job has %Ln errors; “fleetwright check” names them.</source>
        <translation>
            <numerusform>The job has %Ln error; “fleetwright check” names it.</numerusform>
            <numerusform>The job has %Ln errors; “fleetwright check” names them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectionTest</name>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n seconds off; requests are signed with the service&apos;s time.</source>
        <translation>
            <numerusform>This computer&apos;s clock is %n second off; requests are signed with the service&apos;s time.</numerusform>
            <numerusform>This computer&apos;s clock is %n seconds off; requests are signed with the service&apos;s time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message numerus="yes">
        <source>Agree to %Ln findings first: %1.</source>
        <translation>
            <numerusform>Agree to %Ln finding first: %1.</numerusform>
            <numerusform>Agree to %Ln findings first: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Forecast</name>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <translation>
            <numerusform>%n d</numerusform>
            <numerusform>%n d</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Gate</name>
    <message numerus="yes">
        <source>Fix %Ln errors first.</source>
        <translation>
            <numerusform>Fix %Ln error first.</numerusform>
            <numerusform>Fix %Ln errors first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProcessCredentials</name>
    <message numerus="yes">
        <source>did not end within %n seconds</source>
        <translation>
            <numerusform>did not end within %n second</numerusform>
            <numerusform>did not end within %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message numerus="yes">
        <source>Abort when 20 % of at least %Ln devices fail</source>
        <translation>
            <numerusform>Abort when 20 % of at least %Ln device fails</numerusform>
            <numerusform>Abort when 20 % of at least %Ln devices fail</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The rate never grows: the job has only %Ln devices.</source>
        <translation>
            <numerusform>The rate never grows: the job has only %Ln device.</numerusform>
            <numerusform>The rate never grows: the job has only %Ln devices.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TargetSummary</name>
    <message numerus="yes">
        <source>%Ln thing groups</source>
        <translation>
            <numerusform>%Ln thing group</numerusform>
            <numerusform>%Ln thing groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln things</source>
        <translation>
            <numerusform>%Ln thing</numerusform>
            <numerusform>%Ln things</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other targets</source>
        <translation>
            <numerusform>%Ln other target</numerusform>
            <numerusform>%Ln other targets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::submit::Submission</name>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n seconds slow; signing again with the service&apos;s time.</source>
        <translation>
            <numerusform>This computer&apos;s clock is %n second slow; signing again with the service&apos;s time.</numerusform>
            <numerusform>This computer&apos;s clock is %n seconds slow; signing again with the service&apos;s time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n seconds fast; signing again with the service&apos;s time.</source>
        <translation>
            <numerusform>This computer&apos;s clock is %n second fast; signing again with the service&apos;s time.</numerusform>
            <numerusform>This computer&apos;s clock is %n seconds fast; signing again with the service&apos;s time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::FileCommands</name>
    <message numerus="yes">
        <source>And %n more remarks.</source>
        <translation>
            <numerusform>And %n more remark.</numerusform>
            <numerusform>And %n more remarks.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::IdentityLabel</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::JsonPane</name>
    <message numerus="yes">
        <source>%Ln notes stay in the file.</source>
        <translation>
            <numerusform>%Ln note stays in the file.</numerusform>
            <numerusform>%Ln notes stay in the file.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::MessageList</name>
    <message numerus="yes">
        <source>… and %Ln more</source>
        <translation>
            <numerusform>… and %Ln more</numerusform>
            <numerusform>… and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::ProblemsPane</name>
    <message numerus="yes">
        <source>Apply all %Ln safe &amp;fixes</source>
        <translation>
            <numerusform>Apply %Ln safe &amp;fix</numerusform>
            <numerusform>Apply all %Ln safe &amp;fixes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::Settling</name>
    <message numerus="yes">
        <source>It is not known what became of %Ln submissions.</source>
        <translation>
            <numerusform>It is not known what became of %Ln submission.</numerusform>
            <numerusform>It is not known what became of %Ln submissions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::TargetsEditor</name>
    <message numerus="yes">
        <source>%n texts are neither names nor ARNs and were left in the field. Names: %1.</source>
        <translation>
            <numerusform>%n text is neither a name nor an ARN and was left in the field. Names: %1.</numerusform>
            <numerusform>%n texts are neither names nor ARNs and were left in the field. Names: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::TemplateListModel</name>
    <message numerus="yes">
        <source>%n targets, no description</source>
        <translation>
            <numerusform>%n target, no description</numerusform>
            <numerusform>%n targets, no description</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::TemplatesDialog</name>
    <message numerus="yes">
        <source>%n files in the templates folder cannot be read: %1</source>
        <translation>
            <numerusform>%n file in the templates folder cannot be read: %1</numerusform>
            <numerusform>%n files in the templates folder cannot be read: %1</numerusform>
        </translation>
    </message>
</context>
</TS>
