from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('regions', '0002_dated_service'),
    ]

    operations = [
        migrations.AddField(
            model_name='regionsuccessor',
            name='document',
            field=models.CharField(blank=True, default='', max_length=200, verbose_name='文件依据'),
            preserve_default=False,
        ),
    ]
