
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.CharField(max_length=120)),
                ('seq', models.PositiveIntegerField()),
                ('prev', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('actor', models.CharField(max_length=120)),
                ('code', models.CharField(max_length=100)),
                ('basis', models.CharField(blank=True, max_length=500)),
                ('data', models.CharField(max_length=64)),
                ('digest', models.CharField(max_length=64)),
            ],
            options={
                'verbose_name': '账本记录',
                'verbose_name_plural': '账本记录',
            },
        ),
        migrations.CreateModel(
            name='Seal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('date', models.DateField(unique=True)),
                ('count', models.PositiveIntegerField()),
                ('root', models.CharField(max_length=64)),
                ('prev', models.CharField(max_length=64)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('signature', models.CharField(max_length=256)),
                ('public_key', models.CharField(max_length=256)),
            ],
            options={
                'verbose_name': '日封印',
                'verbose_name_plural': '日封印',
            },
        ),
        migrations.CreateModel(
            name='SealLeaf',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
            ],
            options={
                'verbose_name': '封印条目',
                'verbose_name_plural': '封印条目',
            },
        ),
        migrations.CreateModel(
            name='Payload',
            fields=[
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='payload', serialize=False, to='ledger.entry')),
                ('sealed', models.BinaryField(null=True)),
                ('erased_at', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name': '记录内容',
                'verbose_name_plural': '记录内容',
            },
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.UniqueConstraint(fields=('subject', 'seq'), name='ledger_one_entry_per_seq'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.UniqueConstraint(fields=('digest',), name='ledger_one_entry_per_digest'),
        ),
        migrations.AddField(
            model_name='sealleaf',
            name='entry',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='leaf', to='ledger.entry'),
        ),
        migrations.AddField(
            model_name='sealleaf',
            name='seal',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='leaves', to='ledger.seal'),
        ),
        migrations.AddConstraint(
            model_name='payload',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('erased_at__isnull', True), ('sealed__isnull', False)), models.Q(('erased_at__isnull', False), ('sealed__isnull', True)), _connector='OR'), name='ledger_payload_sealed_or_erased'),
        ),
        migrations.AddConstraint(
            model_name='sealleaf',
            constraint=models.UniqueConstraint(fields=('seal', 'position'), name='ledger_one_leaf_per_position'),
        ),
    ]
