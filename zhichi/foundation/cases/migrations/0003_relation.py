from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0002_stands_for"),
    ]

    operations = [
        migrations.AddField(
            model_name="party",
            name="relation",
            field=models.CharField(
                blank=True,
                choices=[
                    ("child", "子女"),
                    ("parent", "父母"),
                    ("spouse", "配偶"),
                    ("relative", "其他亲属"),
                    ("guardian", "监护人"),
                    ("lawyer", "律师、法律服务工作者"),
                    ("village", "村（社区）或者单位的人"),
                    ("other", "其他人"),
                ],
                default="",
                max_length=10,
                verbose_name="与当事人的关系",
            ),
        ),
    ]
