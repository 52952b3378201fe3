from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0002_batches'),
    ]

    operations = [
        migrations.CreateModel(
            name='ChunkRow',
            fields=[
                ('pk', models.CompositePrimaryKey('person', 'record', 'file', 'part', blank=True, editable=False, primary_key=True, serialize=False)),
                ('person', models.BinaryField(editable=True, max_length=16)),
                ('record', models.BinaryField(editable=True, max_length=16)),
                ('file', models.PositiveSmallIntegerField()),
                ('part', models.PositiveIntegerField()),
                ('change', models.PositiveIntegerField()),
                ('sealed', models.BinaryField()),
            ],
            options={
                'db_table': 'chunk',
            },
        ),
    ]
