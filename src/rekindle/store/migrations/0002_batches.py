from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0001_first_tables'),
    ]

    operations = [
        migrations.AddField(
            model_name='recordrow',
            name='batch',
            field=models.BinaryField(max_length=16, null=True),
        ),
        migrations.AddIndex(
            model_name='recordrow',
            index=models.Index(condition=models.Q(('batch__isnull', False)), fields=['person', 'batch'], name='record_batch'),
        ),
    ]
